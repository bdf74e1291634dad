"""Expiry of items. CloudFormation on AWS applies `TimeToLiveSpecification`; MiniStack drops it."""
from ministack.services import dynamodb
from ministack.services.cloudformation import provisioners


def apply():
    handlers = provisioners._RESOURCE_HANDLERS["AWS::DynamoDB::Table"]
    create, update = handlers["create"], handlers["update"]

    def keep(name, properties):
        wanted = properties.get("TimeToLiveSpecification") or {}
        if wanted.get("AttributeName"):
            status = "ENABLED" if wanted.get("Enabled") in (True, "true") else "DISABLED"
            dynamodb._ttl_settings[name] = {"TimeToLiveStatus": status, "AttributeName": wanted["AttributeName"]}

    def create_and_keep(logical_id, properties, stack_name):
        name, attributes = create(logical_id, properties, stack_name)
        keep(name, properties)
        return name, attributes

    def update_and_keep(physical_id, old, new, *rest):
        answer = update(physical_id, old, new, *rest)
        keep(physical_id, new)
        return answer

    handlers["create"], handlers["update"] = create_and_keep, update_and_keep
