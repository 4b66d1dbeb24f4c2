//! A part of a file, read piece by piece, so that a long film needs no more memory than a short one.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::{Action, CHUNK, Error, at};

/// The bytes of a file that are still to be read: an iterator of chunks.
#[derive(Debug)]
pub struct Part {
    path: PathBuf,
    file: File,
    left: u64,
}

impl Part {
    /// Opens the bytes `range` of a file. Where the file is shorter, it ends earlier.
    pub fn open(path: &Path, range: Range<u64>) -> Result<Self, Error> {
        let mut file = File::open(path).map_err(at(path, Action::Read))?;
        file.seek(SeekFrom::Start(range.start)).map_err(at(path, Action::Read))?;
        Ok(Self { path: path.to_owned(), file, left: range.end.saturating_sub(range.start) })
    }
}

impl Iterator for Part {
    type Item = Result<Vec<u8>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut chunk = Vec::new();
        let read = self.file.by_ref().take(self.left.min(CHUNK as u64)).read_to_end(&mut chunk);
        match read {
            Ok(0) => None,
            Ok(count) => {
                self.left -= count as u64;
                Some(Ok(chunk))
            }
            Err(cause) => {
                self.left = 0;
                Some(Err(at(&self.path, Action::Read)(cause)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_what_it_says() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let bytes: Vec<u8> = (0..=255).cycle().take(3 * CHUNK + 7).collect();
        std::fs::write(&path, &bytes).unwrap();
        let whole = bytes.len();
        for (start, end) in [(0, whole), (0, 0), (5, 9), (CHUNK - 1, 2 * CHUNK + 1), (whole - 1, whole), (9, whole + 9)]
        {
            let part = Part::open(&path, start as u64..end as u64).unwrap();
            let read: Vec<u8> = part.flat_map(Result::unwrap).collect();
            assert!(read == bytes[start..end.min(whole)], "{start}..{end}");
        }
    }
}
