//! Whole small sites, from the text of their files to their pages: through the library, in memory, and through the program, on a disk.
//!
//! A case reads like a story: what the files say, then what the pages and the faults must be.

// The helpers here are not tests themselves, so the lints' own exception for tests does not see them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod answers;
mod architecture;
mod begin;
mod cards;
mod charts;
mod checks;
mod claims;
mod exports;
mod feeds;
mod grades;
mod growth;
mod home;
mod html;
mod identity;
mod interface;
mod lasting;
mod licences;
mod links;
mod mentions;
mod names;
mod never_stale;
mod open_site;
mod pages;
mod pictures;
mod program;
mod publish;
mod redirects;
mod revised;
mod roles;
mod sample;
mod search_box;
mod secret_files;
mod size;
mod story;
mod suggest;
mod templates;
mod texts;
mod unread;
mod whole_truth;
mod wikilinks;
mod withheld;
