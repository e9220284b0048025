"""What every test folder shares: property settings that do not depend on the machine's speed."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "tightrope", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("tightrope")
