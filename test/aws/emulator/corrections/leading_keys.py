"""The partition keys of a request to DynamoDB.

AWS fills the condition key `dynamodb:LeadingKeys` with the partition key of every item that a request names. MiniStack leaves it empty, and
`ForAllValues` over nothing is true, so a foreign key would pass. Our functions send no transactions, so those are left as they are.
"""
import json
import re

from ministack.core import iam_actions
from ministack.services import dynamodb

# `pk = :pk`, wherever it stands in a key condition.
EQUALITY = re.compile(r"([#\w]+)\s*=\s*(:\w+)")


def _partition_key_of(table):
    schema = (dynamodb._tables.get(table.rsplit("/", 1)[-1]) or {}).get("KeySchema", [])
    return next((key["AttributeName"] for key in schema if key["KeyType"] == "HASH"), None)


def _text(value):
    return next(iter(value.values()), None) if isinstance(value, dict) else None


def _of_condition(request, partition_key):
    names, values = request.get("ExpressionAttributeNames") or {}, request.get("ExpressionAttributeValues") or {}
    equal = EQUALITY.findall(request.get("KeyConditionExpression") or "")
    return [_text(values.get(value)) for name, value in equal if names.get(name, name) == partition_key]


def _of_one(table, request):
    partition_key = _partition_key_of(table)
    item = request.get("Item") or request.get("Key") or {}
    return [_text(item[partition_key])] if partition_key in item else _of_condition(request, partition_key)


def _of_many(table, asked):
    """Of a BatchGetItem the keys, of a BatchWriteItem the items and keys of its requests."""
    if isinstance(asked, dict):
        return [key for named in asked.get("Keys", []) for key in _of_one(table, {"Key": named})]
    return [key for write in asked for request in write.values() for key in _of_one(table, request)]


def _leading_keys(request):
    if "TableName" in request:
        return _of_one(request["TableName"], request)
    return [key for table, asked in (request.get("RequestItems") or {}).items() for key in _of_many(table, asked)]


def apply():
    original = iam_actions.dynamodb_service_context

    def with_leading_keys(body):
        context = original(body)
        keys = [key for key in _leading_keys(json.loads(body or b"{}")) if key is not None]
        return {**context, "dynamodb:LeadingKeys": keys} if keys else context

    iam_actions.dynamodb_service_context = with_leading_keys
