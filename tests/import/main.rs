//! `dossier import`: what becomes of what others wrote.

// The helpers here are not tests themselves, so the lint's own exception for tests does not see them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod desk;
mod hostile;
mod lists;
mod pages;
mod sites;
mod suggestions;
mod texts;
mod vaults;
mod withheld;
