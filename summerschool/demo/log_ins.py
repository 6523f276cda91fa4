"""A log-in for each role of the demo."""

from dataclasses import dataclass

EMBEDDED_PASSWORD = "demo-atmp-2025"


@dataclass(frozen=True)
class LogIn:
    email: str
    name: str
    can: str


LOG_INS = {
    "student": LogIn("student@demo.example", "Emma Janssens", "holds a certificate of 2025"),
    "applicant": LogIn("applicant@demo.example", "Saar Nguyễn", "applied for the next edition"),
    "organiser": LogIn("organiser@demo.example", "Ilse Maes", "runs the cohorts"),
    "partner": LogIn("partner@demo.example", "Nele Verhaegen", "proposes sessions"),
    "officer": LogIn("officer@demo.example", "Hugo Desmet", "issues certificates"),
    "coordinator": LogIn("coordinator@demo.example", "Bart Claes", "follows the students of a school"),
    "trainer": LogIn("trainer@demo.example", "Sara Aerts", "marks attendance"),
    "reviewer": LogIn("reviewer@demo.example", "Koen Wouters", "scores applications"),
    "administrator": LogIn("administrator@demo.example", "Administrator", "creates organisers"),
}
