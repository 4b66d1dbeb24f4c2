//! A walk over the parts of a file, one after the other: each is copied, left out, or read.
//!
//! A walk that looks passes over what a walk that cleans copies, so both are the same code.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

/// The longest part that is read into memory as a whole, in bytes: far beyond the 64 KiB that EXIF has in a JPEG.
const LONGEST: u64 = 16 << 20;

/// Why a walk ended early.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// The file breaks the rules of its format, or ends too early.
    #[error("the picture is damaged")]
    Damaged,
    /// It cannot be read.
    #[error(transparent)]
    Io(io::Error),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::UnexpectedEof { Self::Damaged } else { Self::Io(error) }
    }
}

pub(super) type Result<T> = std::result::Result<T, Error>;

/// A file, the place in it, and what was copied so far.
#[derive(Debug)]
pub(super) struct Walk<'a, R> {
    input: &'a mut R,
    /// The place, in bytes from the start.
    at: u64,
    /// The length of the file.
    end: u64,
    /// What was copied; nothing is where the walk looks only.
    copy: Option<Vec<u8>>,
}

impl<'a, R: BufRead + Seek> Walk<'a, R> {
    /// A walk that copies nothing.
    pub(super) fn looking(input: &'a mut R) -> io::Result<Self> {
        let end = input.seek(SeekFrom::End(0))?;
        input.rewind()?;
        Ok(Self { input, at: 0, end, copy: None })
    }

    /// A walk that copies what it keeps.
    pub(super) fn copying(input: &'a mut R) -> io::Result<Self> {
        let mut walk = Self::looking(input)?;
        walk.copy = Some(Vec::with_capacity(walk.end as usize));
        Ok(walk)
    }

    /// What was copied.
    pub(super) fn into_copy(self) -> Vec<u8> {
        self.copy.unwrap_or_default()
    }

    /// Whether it copies.
    pub(super) fn copies(&self) -> bool {
        self.copy.is_some()
    }

    /// How much was copied, in bytes.
    pub(super) fn copied(&self) -> usize {
        self.copy.as_ref().map_or(0, Vec::len)
    }

    /// The place, in bytes from the start.
    pub(super) fn place(&self) -> u64 {
        self.at
    }

    /// The first bytes, at most `length`, without going on.
    pub(super) fn peek(&mut self, length: usize) -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        self.input.by_ref().take(length as u64).read_to_end(&mut head)?;
        self.input.rewind()?;
        Ok(head)
    }

    /// Reads `N` bytes.
    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.input.read_exact(&mut bytes)?;
        self.at += N as u64;
        Ok(bytes)
    }

    /// Reads `length` bytes.
    pub(super) fn bytes(&mut self, length: u64) -> Result<Vec<u8>> {
        if length > LONGEST || self.at + length > self.end {
            return Err(Error::Damaged);
        }
        let mut bytes = vec![0; length as usize];
        self.input.read_exact(&mut bytes)?;
        self.at += length;
        Ok(bytes)
    }

    /// Reads all that is left.
    pub(super) fn rest(&mut self) -> Result<Vec<u8>> {
        self.bytes(self.end - self.at)
    }

    /// Reads up to the first `byte`, that included, or to the end, and keeps it.
    pub(super) fn keep_until(&mut self, byte: u8) -> Result<()> {
        if let Some(copy) = &mut self.copy {
            self.at += self.input.read_until(byte, copy)? as u64;
        }
        Ok(())
    }

    /// Keeps bytes that were read, or made.
    pub(super) fn put(&mut self, bytes: &[u8]) {
        if let Some(copy) = &mut self.copy {
            copy.extend_from_slice(bytes);
        }
    }

    /// Writes over bytes that were copied, from the place `at` in the copy.
    pub(super) fn put_at(&mut self, at: usize, bytes: &[u8]) {
        if let Some(place) = self.copy.as_mut().and_then(|copy| copy.get_mut(at..at + bytes.len())) {
            place.copy_from_slice(bytes);
        }
    }

    /// Takes back the last byte that was copied.
    pub(super) fn take_back(&mut self) {
        if let Some(copy) = &mut self.copy {
            copy.pop();
        }
    }

    /// Keeps the next `length` bytes.
    pub(super) fn keep(&mut self, length: u64) -> Result<()> {
        let Some(copy) = &mut self.copy else { return self.skip(length) };
        if self.at + length > self.end {
            return Err(Error::Damaged);
        }
        self.input.by_ref().take(length).read_to_end(copy)?;
        self.at += length;
        Ok(())
    }

    /// Leaves the next `length` bytes out.
    pub(super) fn skip(&mut self, length: u64) -> Result<()> {
        if self.at + length > self.end {
            return Err(Error::Damaged);
        }
        // No file is longer than the system can count.
        self.input.seek_relative(length.cast_signed())?;
        self.at += length;
        Ok(())
    }
}
