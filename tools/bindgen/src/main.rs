//! Writes the glue and the bound module of `vouch.wasm`: `bindgen INPUT.wasm OUT_DIR`.
//! Pins wasm-bindgen by its own lock file; optimizing and packing are `tools/build.mjs`'s work.

use std::{env, error::Error, fs};

use wasm_bindgen_cli_support::Bindgen;

/// Magic number and version, which no section belongs to.
const HEADER: usize = 8;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, out_dir] = arguments.as_slice() else {
        return Err("usage: bindgen INPUT.wasm OUT_DIR".into());
    };
    let module = without_section(&fs::read(input)?, b"target_features")
        .ok_or_else(|| format!("{input} is not a WebAssembly module"))?;
    Bindgen::new()
        .input_bytes("vouch", module)
        .no_modules(true)?
        .no_modules_global("vouchGlue")?
        .remove_name_section(false)
        .remove_producers_section(true)
        .typescript(false)
        .generate(out_dir)?;
    Ok(())
}

/// The module without its custom section of that name.
///
/// The precompiled `std` declares reference types in `target_features` although the engine is built
/// without them; wasm-bindgen believes it and would emit what plain JavaScript cannot express.
fn without_section(module: &[u8], name: &[u8]) -> Option<Vec<u8>> {
    let (header, mut rest) = module.split_at_checked(HEADER)?;
    let mut kept = header.to_vec();
    while let Some((id, after_id)) = rest.split_first() {
        let (size, body) = unsigned(after_id)?;
        let (body, next) = body.split_at_checked(size)?;
        let whole = rest.get(..rest.len() - next.len())?;
        let custom = *id == 0;
        if !(custom && unsigned(body).is_some_and(|(len, text)| text.get(..len) == Some(name))) {
            kept.extend_from_slice(whole);
        }
        rest = next;
    }
    Some(kept)
}

/// An unsigned LEB128 number and what follows it.
/// See <https://webassembly.github.io/spec/core/binary/values.html#integers>.
fn unsigned(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0_usize;
    for (at, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(at + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &[u8] = b"\0asm\x01\0\0\0\x00\x03\x01ax\x00\x03\x01by\x05\x01\x00";

    #[test]
    fn keeps_everything_else() {
        assert_eq!(without_section(MODULE, b"c").as_deref(), Some(MODULE));
        assert_eq!(
            without_section(MODULE, b"a").as_deref(),
            Some(b"\0asm\x01\0\0\0\x00\x03\x01by\x05\x01\x00".as_slice())
        );
    }

    #[test]
    fn refuses_what_is_cut_short() {
        assert_eq!(without_section(b"\0asm", b"a"), None);
        assert_eq!(without_section(&MODULE[..MODULE.len() - 1], b"a"), None);
    }
}
