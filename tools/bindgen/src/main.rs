//! Writes a module's glue, as a global of the given name, and the bound module: `bindgen INPUT.wasm OUT_DIR GLOBAL`.
//! Pins wasm-bindgen by its own lock file; optimizing and packing are `tools/build.mjs`'s work.

use std::{collections::BTreeSet, env, error::Error, fs, path::Path};

use wasm_bindgen_cli_support::Bindgen;

/// Magic number and version, which no section belongs to.
const HEADER: usize = 8;

/// Digits of the hash that wasm-bindgen ends an import's name with.
const HASH: usize = 16;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, out_dir, global] = arguments.as_slice() else {
        return Err("usage: bindgen INPUT.wasm OUT_DIR GLOBAL".into());
    };
    let module = without_section(&fs::read(input)?, b"target_features")
        .ok_or_else(|| format!("{input} is not a WebAssembly module"))?;
    let mut bound = Bindgen::new()
        .input_bytes("vouch", module)
        .no_modules(true)?
        .no_modules_global(global)?
        .remove_name_section(false)
        .remove_producers_section(true)
        .typescript(false)
        .generate_output()?;
    let glue = bound.js().to_owned();
    let imports = bound.wasm_mut().imports.iter_mut();
    let glue = without_hashes(imports.map(|import| &mut import.name), glue);
    bound.emit(out_dir)?;
    fs::write(Path::new(out_dir).join("vouch.js"), glue)?;
    Ok(())
}

/// Shortens the imports' names and the glue that provides them: hashes do not compress (2 kB of the packed module).
fn without_hashes<'a>(names: impl Iterator<Item = &'a mut String>, mut glue: String) -> String {
    let mut taken = BTreeSet::new();
    for name in names {
        let Some((stem, hash)) = name.rsplit_once('_') else {
            continue;
        };
        if hash.len() != HASH || !hash.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            continue;
        }
        let mut short = stem.to_owned();
        while !taken.insert(short.clone()) {
            short = format!("{stem}{}", taken.len());
        }
        glue = glue.replace(name.as_str(), &short);
        *name = short;
    }
    glue
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
    fn names_lose_their_hashes_and_stay_apart() {
        let mut names = [
            "__wbg_get_0123456789abcdef",
            "__wbindgen_throw",
            "__wbg_get_fedcba9876543210",
        ]
        .map(ToOwned::to_owned);
        let glue = names.join(" ");
        let glue = without_hashes(names.iter_mut(), glue);
        assert_eq!(names, ["__wbg_get", "__wbindgen_throw", "__wbg_get1"]);
        assert_eq!(glue, names.join(" "));
    }

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
