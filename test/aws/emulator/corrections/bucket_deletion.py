"""Deleting a bucket with a stack. AWS refuses while an object is in it, and the stack ends in DELETE_FAILED; MiniStack deletes it with all it holds."""
from ministack.services import s3
from ministack.services.cloudformation import provisioners


def apply():
    handlers = provisioners._RESOURCE_HANDLERS["AWS::S3::Bucket"]
    delete = handlers["delete"]

    def delete_when_empty(name, properties):
        bucket = s3._buckets.get(name)
        if bucket and (bucket["objects"] or s3._bucket_has_versions(name)):
            raise ValueError("The bucket you tried to delete is not empty (Service: S3, Status Code: 409)")
        return delete(name, properties)

    handlers["delete"] = delete_when_empty
