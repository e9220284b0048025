"""Claims in, an `EvidenceReport` out: origins, grades, contradictions. Main function: `weigh.weigh`."""
