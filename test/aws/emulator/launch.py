"""Starts MiniStack, corrected: where it is known to answer otherwise than AWS, it answers as AWS does. `--plain` leaves the corrections out."""
import importlib.metadata
import sys

# The corrections hook private functions, so each was tried on this version and on no other.
PROBED = "1.5.33"

found = importlib.metadata.version("ministack")
if found != PROBED:
    sys.exit(f"ministack is {found}, and the corrections are known to fit {PROBED} only; try each again, then change the version here")

from ministack import app  # noqa: E402

# MiniStack also takes port 443 when it may; one port, which the caller chose, is enough.
app._port_is_bindable = lambda *_: False

if "--plain" in sys.argv:
    sys.argv.remove("--plain")
else:
    from corrections import body_limit, bucket_deletion, cors, function_errors, leading_keys, stage_throttle, time_to_live  # noqa: E402

    for correction in (cors, function_errors, stage_throttle, body_limit, leading_keys, time_to_live, bucket_deletion):
        correction.apply()

app.main()
