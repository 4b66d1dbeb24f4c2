//! Whether a folder is on this machine: what others change on a network drive is not told here.

use std::fs;
use std::path::{Path, PathBuf};

/// The types of file systems that others can write to (Linux names; `9p`, `vboxsf` and the like are folders shared with a virtual machine).
const REMOTE: [&str; 12] =
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "9p", "fuse.sshfs", "fuse.vmhgfs-fuse", "vboxsf", "drvfs"];

/// Whether this folder, an absolute path with no links in it, is on a network drive. Where the system does not say, it is not.
pub fn is_remote(folder: &Path) -> bool {
    fs::read_to_string("/proc/self/mountinfo").is_ok_and(|mounts| is_on_remote(&mounts, folder))
}

/// Looks the folder up in the text of `/proc/self/mountinfo` (proc(5)): the fifth field is where, the first after ` - ` what.
fn is_on_remote(mounts: &str, folder: &Path) -> bool {
    let read = |line: &str| {
        let (left, right) = line.split_once(" - ")?;
        let place = left.split(' ').nth(4)?.replace("\\040", " ");
        Some((PathBuf::from(place), right.split(' ').next()?.to_owned()))
    };
    let around = mounts.lines().filter_map(read).filter(|(place, _)| folder.starts_with(place));
    // Of several at one place, the last hides the others.
    let nearest = around.max_by_key(|(place, _)| place.components().count());
    nearest.is_some_and(|(_, kind)| REMOTE.contains(&kind.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_mount_decides() {
        let mounts = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
                      40 22 0:35 / /mnt/my\\040share rw,relatime - cifs //server/share rw\n\
                      41 40 8:2 / /mnt/my\\040share/local rw - ext4 /dev/sdb1 rw\n\
                      42 22 0:36 / /data rw - ext4 /dev/sdc1 rw\n\
                      43 22 0:37 / /data rw - nfs4 server:/data rw\n";
        for (folder, remote) in [
            ("/home/me/site", false),
            ("/mnt/my share/site", true),
            ("/mnt/my share/local/site", false),
            ("/mnt/my shared", false),
            ("/data/site", true),
        ] {
            assert_eq!(is_on_remote(mounts, Path::new(folder)), remote, "{folder}");
        }
    }
}
