"""An option game in, stable outcomes and the reasons for them out."""
