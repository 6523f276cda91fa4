"""What sponsors and funders are told after an edition, frozen when it is released (REPORTS in docs/rules.md)."""
