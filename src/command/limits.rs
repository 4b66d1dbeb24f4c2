//! The limits of GitHub Pages, of which a site is warned before it meets them.

use super::report;
use crate::cli::Format;
use crate::output::Report;

/// The largest site that GitHub Pages publishes, in bytes (GitHub Docs, “GitHub Pages limits”: 1 GB).
const SITE: u64 = 1_000_000_000;
/// The largest file that GitHub takes, in bytes (GitHub Docs, “About large files on GitHub”: 100 MiB).
const FILE: u64 = 100 << 20;
/// From which part of a limit on a site is warned, in hundredths.
const NEAR: u64 = 90;

/// Warns of a site that is near a limit, or beyond.
pub(super) fn warn(written: &Report, format: Format) {
    for message in warnings(written) {
        report::warning(&message, format);
    }
}

fn warnings(written: &Report) -> Vec<String> {
    let mut warnings = Vec::new();
    if is_near(written.size, SITE) {
        warnings.push(format!(
            "the site has {} MB, and GitHub Pages publishes no more than 1000 MB; other hosts have other limits",
            megabytes(written.size)
        ));
    }
    if let Some((path, size)) = written.largest.as_ref().filter(|(_, size)| is_near(*size, FILE)) {
        warnings.push(format!(
            "{path} has {} MB, and GitHub takes no file beyond {} MB; other hosts have other limits",
            megabytes(*size),
            megabytes(FILE)
        ));
    }
    warnings
}

fn is_near(size: u64, limit: u64) -> bool {
    size >= limit / 100 * NEAR
}

fn megabytes(size: u64) -> u64 {
    size / 1_000_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_a_limit_is_said_and_nothing_else() {
        let said = |size, largest: u64| {
            warnings(&Report { size, largest: Some(("map.pdf".into(), largest)), ..Report::default() }).join("\n")
        };
        assert_eq!(said(500_000_000, 50_000_000), "");
        assert!(said(950_000_000, 50_000_000).contains("the site has 950 MB"));
        assert!(said(500_000_000, 99_000_000).contains("map.pdf has 99 MB"));
        assert_eq!(said(2_000_000_000, 200_000_000).lines().count(), 2);
        assert_eq!(warnings(&Report::default()), Vec::<String>::new());
    }
}
