"""Networks through OpenVINO, beside torch and, once they are converted, without it."""
