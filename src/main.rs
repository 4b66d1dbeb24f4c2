//! The program: parses the command line and hands it to the library.

use std::process::ExitCode;

use clap::Parser;
use dossier::cli::Cli;
use mimalloc::MiMalloc;

/// A site is many small pieces that are made on all cores at once: that is what this allocator is for.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    dossier::command::run(&Cli::parse())
}
