//! The live preview: real files are written as editors write them, and what a browser is given is looked at.

// The helpers here are not tests themselves, so the lint's own exception for tests does not see them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod habits;
mod life;
mod live;
mod never_stale;
mod pictures;
mod program;
#[path = "../pictures/samples.rs"]
mod samples;
mod serving;
mod socket;
mod static_files;
#[allow(dead_code, reason = "the words of the other tests; not all are said here")]
#[path = "../site/story.rs"]
mod story;
