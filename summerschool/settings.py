"""Settings: everything that differs between machines comes from the environment, named in `.env.example`.

No secret has a default. The embedded stack (`make run`) makes its own and passes them in like any other server would.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
import pghistory
from celery.schedules import crontab
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _
from redis.backoff import NoBackoff
from redis.retry import Retry

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# What the installation is
DEMO = env.bool("DEMO", default=False)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
SITE_URL = env("SITE_URL").rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
LOCAL_HOSTS = ["localhost", "127.0.0.1"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=LOCAL_HOSTS if SITE_HOST in LOCAL_HOSTS else [SITE_HOST])
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE = SITE_URL.startswith("https://")

# Apps, from the ground up (docs/decisions.md: floors)
INSTALLED_APPS = [
    "records",
    "accounts",
    "courses",
    "cohorts",
    "partners",
    "certificates",
    "summerschool",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_filters",
    "django_htmx",
    "pghistory",
    "pgtrigger",
    "rules.apps.AutodiscoverRulesConfig",
    "template_partials",
]

MIDDLEWARE = [
    "summerschool.health.HealthMiddleware",  # first: a probe knows neither our host name nor a session
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "records.middleware.BodySizeMiddleware",  # before the first that reads the form
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.LanguageMiddleware",
    "accounts.middleware.PrivateMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "records.middleware.HistoryMiddleware",
    "summerschool.outbox.OutboxMiddleware",
]

FORM_RENDERER = "summerschool.forms.HouseRenderer"

ROOT_URLCONF = "summerschool.urls"
WSGI_APPLICATION = "summerschool.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "records.templatetags.money",
                "summerschool.templatetags.house",
                "summerschool.templatetags.mailing",
                "summerschool.templatetags.paths",
                "summerschool.templatetags.wording",
            ],
        },
    }
]

# What a browser is told: nothing is loaded from elsewhere, nothing runs that is not our own file. A proxy stands in
# front and speaks TLS; cookies, redirects and HSTS follow SITE_URL
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF, "blob:"],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "frame-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "upgrade-insecure-requests": SECURE,
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 14 * 24 * 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 2**20  # fields; files have their own limits where they are taken in
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Data. The web keeps a pool (DATABASE_POOL connections a process); workers run one task at a time and keep none.
# `server_side_binding` stays off: history sends its context as a second statement before each write.
DATABASES = {"default": env.db("DATABASE_URL")}
_pool_size = env.int("DATABASE_POOL", default=0)
_options = {"connect_timeout": 5, "application_name": "summerschool"}
if _pool_size:
    # a pool waits twice as long after each vain attempt: begun anew every 5 s, it is back soon after the database
    _options["pool"] = {"min_size": 1, "max_size": _pool_size, "timeout": 20, "reconnect_timeout": 5}
DATABASES["default"]["OPTIONS"] = _options | DATABASES["default"].get("OPTIONS", {})
DATABASES["default"]["CONN_MAX_AGE"] = 0 if _pool_size else 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# The role that the web and the workers use, for `manage.py grant`; only the one-shot migration is told its password
DATABASE_APP_ROLE = env("DATABASE_APP_ROLE", default="")
DATABASE_APP_PASSWORD = env("DATABASE_APP_PASSWORD", default="")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "summerschool.cache.ForgivingRedisCache",
        "LOCATION": env("REDIS_URL"),
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2, "retry": Retry(NoBackoff(), 1)},
    },
}

# History: one event row for every insert, update and delete, with its context inside the row
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="history", related_query_name="history")

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:me"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {"signup": "accounts.forms.SignupForm", "reset_password": "accounts.forms.ResetForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # in the browser that signed up, back to the page one came from
ACCOUNT_LOGIN_TIMEOUT = 60 * 60
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # before the address changes: whoever finds a browser open gets no account
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
# A class of 35 behind one address of its school signs up within the same minutes.
ACCOUNT_RATE_LIMITS = {"signup": "60/m/ip", "login": "60/m/ip", "login_failed": "30/m/ip,5/5m/key"}
# how many proxies of ours stand before the web process: the address that these limits count by comes from the last
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Summerschool"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # http://localhost of the embedded stack

# Languages and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("nl", _("Dutch")), ("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Files
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / ".data" / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "summerschool.staticfinder.VendorFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "summerschool.staticfinder.HashedFiles"},
}
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / ".data" / "media"))
PDF_FONTS = env.path("PDF_FONTS", default=str(BASE_DIR / ".data" / "fonts"))

# Keys that seal certificates and sign badges: files, never values (KEYS in docs/operations.md)
SEAL_KEY_FILE = env("SEAL_KEY_FILE", default="")
SEAL_KEY_PASSPHRASE = env("SEAL_KEY_PASSPHRASE", default="")
SEAL_CERTIFICATE_FILE = env("SEAL_CERTIFICATE_FILE", default="")
SEAL_CHAIN_FILE = env("SEAL_CHAIN_FILE", default="")
SEAL_ROOTS_FILE = env("SEAL_ROOTS_FILE", default="")
SEAL_EARLIER_FOLDER = env("SEAL_EARLIER_FOLDER", default="")
SEAL_LEVEL = env("SEAL_LEVEL", default="")
SEAL_TSA_URL = env("SEAL_TSA_URL", default="")
SEAL_TSA_SECONDS = env.float("SEAL_TSA_SECONDS", default=10)
SEAL_REVOCATIONS_FOLDER = env("SEAL_REVOCATIONS_FOLDER", default="")
BADGE_KEY_FILE = env("BADGE_KEY_FILE", default="")
BADGE_KEY_PASSPHRASE = env("BADGE_KEY_PASSPHRASE", default="")
BADGE_EARLIER_FOLDER = env("BADGE_EARLIER_FOLDER", default="")

# Jobs: the database row is the truth, the queue a hint (JOBS in docs/rules.md)
CELERY_BROKER_URL = env("REDIS_URL")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "socket_connect_timeout": 2,
    "max_retries": 1,
    "interval_start": 0,
    "interval_max": 0.2,
}
# A page that hands over a job must not wait for a broker that is away: beat finds the work in the database
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 1000
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {
    "records.tasks.deliver": {"queue": "mail"},
    "certificates.tasks.make_certificate": {"queue": "certificates"},
    "certificates.tasks.pack_certificates": {"queue": "plans"},
    "partners.tasks.make_invoice_files": {"queue": "plans"},
    "cohorts.tasks.search_plan": {"queue": "plans"},
    "cohorts.tasks.make_picture_sizes": {"queue": "plans"},
    "partners.tasks.make_report_papers": {"queue": "plans"},
}
CELERY_BEAT_SCHEDULE = {
    "mail-waiting": {"task": "records.tasks.hand_over_waiting", "schedule": 30},
    "mail-lost": {"task": "records.tasks.give_up_on_lost", "schedule": 60},
    "places-settle": {"task": "cohorts.tasks.settle_places", "schedule": 60},
    "doors-settle": {"task": "cohorts.tasks.settle_doors", "schedule": 60},
    "dossiers-remind": {"task": "cohorts.tasks.remind_of_dossiers", "schedule": 1800},
    "dossiers-clear": {"task": "cohorts.tasks.clear_dossiers", "schedule": crontab(hour=3, minute=50)},
    "quizzes-overdue": {"task": "cohorts.tasks.close_overdue_quizzes", "schedule": 60},
    "material-remind": {"task": "cohorts.tasks.remind_of_material", "schedule": 1800},
    "visits-close": {"task": "cohorts.tasks.close_visits", "schedule": 60},
    "visits-clear": {"task": "cohorts.tasks.clear_visits", "schedule": crontab(hour=3, minute=30)},
    "pictures-lost": {"task": "cohorts.tasks.find_lost_pictures", "schedule": 60},
    "plans-lost": {"task": "cohorts.tasks.send_lost_searches", "schedule": 60},
    "certificates-dossiers": {"task": "certificates.tasks.note_complete_dossiers", "schedule": 1800},
    "certificates-held": {"task": "certificates.tasks.hand_out_held", "schedule": 30},
    "certificates-signatures": {"task": "certificates.tasks.void_changed_signatures", "schedule": 120},
    "certificates-lost": {"task": "certificates.tasks.send_lost_certificates", "schedule": 30},
    "keys-end": {"task": "certificates.tasks.warn_of_keys", "schedule": 1800},
    "certificates-end": {"task": "certificates.tasks.end_certificates", "schedule": 900},
    "bundles-lost": {"task": "certificates.tasks.send_lost_bundles", "schedule": 60},
    "bundles-clear": {"task": "certificates.tasks.clear_bundles", "schedule": crontab(hour=3, minute=25)},
    "invitees-lost": {"task": "cohorts.tasks.find_lost_invitees", "schedule": 60},
    "invitees-forgotten": {"task": "cohorts.tasks.forget_unanswered", "schedule": crontab(hour=3, minute=40)},
    "files-pending": {"task": "records.tasks.clear_pending_files", "schedule": crontab(hour=3, minute=20)},
    "answers-due": {"task": "cohorts.tasks.clear_due_answers", "schedule": crontab(hour=3, minute=40)},
    "promises-remind": {"task": "partners.tasks.remind_of_promises", "schedule": 1800},
    "enquiries-forget": {"task": "partners.tasks.forget_enquiries", "schedule": crontab(hour=3, minute=45)},
    "report-papers-lost": {"task": "partners.tasks.find_lost_papers", "schedule": 60},
    "partners-follow": {"task": "partners.tasks.follow_sessions", "schedule": 180},
    "talent-settle": {"task": "partners.tasks.settle_talent_pool", "schedule": 60},
    "talent-clear": {"task": "partners.tasks.clear_talent_exports", "schedule": crontab(hour=3, minute=35)},
    "partners-said": {"task": "partners.tasks.tell_of_messages", "schedule": 300},
    "placements-lapse": {"task": "partners.tasks.lapse_placements", "schedule": 60},
    "partners-calls": {"task": "partners.tasks.tell_of_calls", "schedule": 600},
    "invoices-lost": {"task": "partners.tasks.find_lost_invoice_files", "schedule": 60},
    "invoices-remind": {"task": "partners.tasks.remind_of_invoices", "schedule": 1800},
}
for _entry in CELERY_BEAT_SCHEDULE.values():
    _entry["options"] = {"expires": 600}  # what nobody took in time is sent again anyway
# A worker or beat touches this file while it lives, for a health check that looks at its own container only
HEARTBEAT_FILE = env("HEARTBEAT_FILE", default="")

# Mail
EMAIL_URL = env("EMAIL_URL")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Summerschool <summerschool@localhost>")

# Log: to stdout, one line an event; addresses of pages and keys of rows, never names, e-mail addresses or texts
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"}},
    "root": {"handlers": ["stdout"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": []},
        "django.server": {"handlers": [], "propagate": True},
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
    },
}
