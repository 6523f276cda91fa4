"""The call for sessions: its questions, the speakers and scores of proposals, who hears of it when."""
