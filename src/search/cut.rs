//! Where a list is cut into files: behind the items whose hashes say so, so that one item more or less moves no cut but its own.

use xxhash_rust::xxh3::xxh3_64;

/// How large the files are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sizes {
    /// In bytes: no file is smaller but the last.
    pub(super) least: usize,
    /// In bytes: behind so many, a file ends in any case.
    pub(super) most: usize,
    /// One item of so many may end a file.
    pub(super) one_in: u64,
}

/// Cuts a list while it is walked over.
#[derive(Debug)]
pub(super) struct Cut {
    sizes: Sizes,
    size: usize,
}

impl Cut {
    pub(super) fn new(sizes: Sizes) -> Self {
        Self { sizes, size: 0 }
    }

    /// Whether the file ends behind an item of this name, which takes `size` bytes. What has no name belongs together with the next.
    pub(super) fn is_behind<'a>(&mut self, name: impl Into<Option<&'a str>>, size: usize) -> bool {
        self.size += size;
        let name = name.into();
        let may = || name.is_some_and(|name| xxh3_64(name.as_bytes()).is_multiple_of(self.sizes.one_in));
        let ends = self.size >= self.sizes.most || (self.size >= self.sizes.least && may());
        if ends {
            self.size = 0;
        }
        ends
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn cuts(names: &[String]) -> BTreeSet<String> {
        let mut cut = Cut::new(Sizes { least: 200, most: 2000, one_in: 32 });
        names.iter().filter(|name| cut.is_behind(name.as_str(), 10)).cloned().collect()
    }

    #[test]
    fn an_item_more_moves_few_cuts() {
        let mut names: Vec<String> = (0..5000).map(|number| format!("{:05}", number * 7919 % 100_000)).collect();
        names.sort();
        let before = cuts(&names);
        assert!((50..150).contains(&before.len()), "{}", before.len());
        for at in [0, 1234, 4999] {
            let mut more = names.clone();
            more.insert(at, format!("{}x", names[at]));
            more.sort();
            assert!(cuts(&more).symmetric_difference(&before).count() <= 4);
        }
    }
}
