//! Names that mean a device on Windows: no file there can have one, and so none of a site that is to be read everywhere.

/// Names that Windows takes for devices, whatever their extension and case.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether a name means a device on Windows, whatever its ending and case.
pub fn is_device(name: &str) -> bool {
    // Windows drops what follows the first dot, and spaces before it.
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let numbered = || {
        let (port, digit) = stem.split_at_checked(3)?;
        let digit = digit.chars().next().filter(|_| digit.chars().count() == 1)?;
        let is_port = port.eq_ignore_ascii_case("com") || port.eq_ignore_ascii_case("lpt");
        Some(is_port && matches!(digit, '1'..='9' | '¹' | '²' | '³'))
    };
    DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device)) || numbered().unwrap_or(false)
}
