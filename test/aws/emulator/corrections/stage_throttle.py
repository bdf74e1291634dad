"""The throttle of a stage. AWS keeps a bucket of `burst` tokens, filled at `rate` a second, and answers 429 when it is empty; MiniStack ignores both."""
import time

from ministack.services import apigateway

from corrections.settings import as_the_api_names_them

TOO_MANY = (429, {"Content-Type": "application/json"}, b'{"message":"Too Many Requests"}')

# Of each stage: tokens left, and when they were counted.
_buckets = {}


def _take_token(stage, rate, burst):
    now = time.monotonic()
    tokens, counted = _buckets.get(stage, (burst, now))
    tokens = min(burst, tokens + (now - counted) * rate)
    _buckets[stage] = (max(tokens - 1, 0) if tokens >= 1 else tokens, now)
    return tokens >= 1


def apply():
    original = apigateway._handle_execute_in_scope

    async def throttled(api_id, stage, path, method, *rest, **named):
        settings = as_the_api_names_them((apigateway._stages.get(api_id, {}).get(stage) or {}).get("defaultRouteSettings"))
        rate, burst = settings.get("throttlingRateLimit"), settings.get("throttlingBurstLimit")
        # A preflight is answered before the stage counts.
        if rate and burst and method != "OPTIONS" and not _take_token((api_id, stage), float(rate), float(burst)):
            return TOO_MANY
        return await original(api_id, stage, path, method, *rest, **named)

    apigateway._handle_execute_in_scope = throttled
