"""CORS of an HTTP API. AWS answers a preflight itself from the API's configuration: 204 and the headers for an origin that is named there."""
from ministack.services import apigateway

from corrections.settings import as_the_api_names_them


def apply():
    # CloudFormation's properties begin with a capital, and MiniStack keeps them so but reads the API's own spelling.
    for name in ("_cors_preflight_response", "_cors_response_headers"):
        original = getattr(apigateway, name)
        setattr(apigateway, name, lambda settings, origin, original=original: original(as_the_api_names_them(settings), origin))
