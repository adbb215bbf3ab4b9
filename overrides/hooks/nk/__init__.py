"""The core of NK Cell Guide: plain functions from evidence files to text, without MkDocs."""
