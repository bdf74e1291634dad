"""How CloudFormation and the API of API Gateway spell the same settings."""


def as_the_api_names_them(settings):
    """`AllowOrigins` as CloudFormation writes it is `allowOrigins` in the API."""
    return {name[:1].lower() + name[1:]: value for name, value in (settings or {}).items()}
