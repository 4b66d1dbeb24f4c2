//! The licences of everything that is compiled into the program, from what cargo knows of it.
//!
//! The same as `cargo deny check licenses sources` with `deny.toml`, without the minutes that it takes to compile cargo-deny.

use std::process::Command;

use serde_json::Value;

/// Licences that ask for no more than their text and a name: what `deny.toml` allows.
const ALLOWED: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages that are used as they are published, under a licence that asks for the source of changes to its own files.
const AS_PUBLISHED: [(&str, &str); 4] =
    [("cssparser", "MPL-2.0"), ("cssparser-macros", "MPL-2.0"), ("selectors", "MPL-2.0"), ("dtoa-short", "MPL-2.0")];

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

#[test]
fn every_dependency_has_a_licence_that_we_may_use() {
    let mut faults = Vec::new();
    for package in packages() {
        let name = format!("{} {}", package["name"], package["version"]);
        match package["license"].as_str() {
            Some(licence) if is_allowed(licence) => {}
            Some(licence) if package["name"].as_str().is_some_and(|name| AS_PUBLISHED.contains(&(name, licence))) => {}
            licence => faults.push(format!("{name}: {}", licence.unwrap_or("says no licence"))),
        }
        // The package itself has no source: it is this folder.
        if package["source"].as_str().is_some_and(|source| source != REGISTRY) {
            faults.push(format!("{name}: comes from {}", package["source"]));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_list_is_that_of_cargo_deny() {
    let deny = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/deny.toml")).unwrap();
    let list = deny.split_once("\nallow = [").and_then(|(_, rest)| rest.split_once(']')).expect("allow").0;
    let listed: Vec<_> = list.split('"').skip(1).step_by(2).collect();
    assert_eq!(listed, ALLOWED);
}

#[test]
fn one_of_several_licences_is_enough_and_all_of_several_are_needed() {
    for (licence, allowed) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("MIT/Apache-2.0", true),
        ("MIT AND GPL-3.0", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("(MIT OR Apache-2.0) AND GPL-3.0", false),
        ("GPL-3.0 OR (MIT AND ISC)", true),
        ("Apache-2.0 WITH LLVM-exception", true),
        ("", false),
    ] {
        assert_eq!(is_allowed(licence), allowed, "{licence}");
    }
}

/// Every package that is compiled for this kind of machine, tests included.
fn packages() -> Vec<Value> {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(rustc.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // What has just been compiled is on the disk, and nothing is asked of the network.
    let arguments = ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host];
    let metadata =
        Command::new(env!("CARGO")).current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().unwrap();
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// Whether an SPDX expression can be met with what is allowed (SPDX 3, annex B; a slash is how old crates write OR).
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = expression.split_whitespace().collect();
    let mut at = 0;
    any(&words, &mut at) && at == words.len()
}

fn any(words: &[&str], at: &mut usize) -> bool {
    let mut met = all(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all(words, at);
    }
    met
}

fn all(words: &[&str], at: &mut usize) -> bool {
    let mut met = one(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at);
    }
    met
}

fn one(words: &[&str], at: &mut usize) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = any(words, at);
        *at += 1;
        return met;
    }
    let Some(&"WITH") = words.get(*at) else { return ALLOWED.contains(word) };
    *at += 2;
    words.get(*at - 1).is_some_and(|exception| ALLOWED.contains(&format!("{word} WITH {exception}").as_str()))
}
