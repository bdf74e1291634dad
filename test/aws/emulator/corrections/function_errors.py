"""A function behind an HTTP API that throws. AWS answers 500 with a fixed body; MiniStack answers 502 and shows what was thrown."""
from ministack.services import lambda_svc

INTERNAL_ERROR = {
    "statusCode": 500,
    "headers": {"Content-Type": "application/json"},
    "body": '{"message":"Internal Server Error"}',
}


def apply():
    original = lambda_svc.lambda_execute_result_to_api_proxy_response

    def response_of(result):
        failed = result.get("error") and not result.get("throttle")
        return (INTERNAL_ERROR, None) if failed else original(result)

    lambda_svc.lambda_execute_result_to_api_proxy_response = response_of
