"""The largest body of an HTTP API. AWS refuses more than 10 MB with 413 before the function sees it; MiniStack passes any size on."""
from ministack.services import apigateway

MAX_BYTES = 10 * 1024 * 1024
TOO_LARGE = (413, {"Content-Type": "application/json"}, b'{"message":"Request Entity Too Large"}')


def apply():
    original = apigateway._handle_execute_in_scope

    async def limited(api_id, stage, path, method, headers, body, *rest, **named):
        if body and len(body) > MAX_BYTES:
            return TOO_LARGE
        return await original(api_id, stage, path, method, headers, body, *rest, **named)

    apigateway._handle_execute_in_scope = limited
