"""The tests: they mirror the source; journeys/ drives the browser, guards/ hold the rules."""
