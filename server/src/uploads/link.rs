//! Links to files that hold for a minute and for one file: what lets a file be fetched from a host of its own, to which
//! no session's cookie is sent.
//!
//! Whoever may see a file is decided where the link is made. The link itself then proves that: which file it is, its
//! bytes' hash, its kind, its name and the second it ends are under a MAC (HMAC-SHA-256, RFC 2104).

use super::{FileHash, Kind};
use crate::secrets::Vault;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// How long a link holds, seconds. The browser follows it at once.
pub const LINK_SECONDS: i64 = 60;

/// Bytes of a link's token before its proof: key epoch, page, kind, end, id, hash.
const HEAD: usize = 1 + 1 + 1 + 8 + 16 + 32;

/// The page that a link was made on, to which it leads back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPage {
    /// One's own files.
    Own,
    /// The officers' desk.
    Desk,
}

impl LinkPage {
    const ALL: [Self; 2] = [Self::Own, Self::Desk];

    /// The Chinese path of a file on this page.
    #[must_use]
    pub fn path(self, id: &str) -> String {
        match self {
            Self::Own => format!("/my/files/{id}"),
            Self::Desk => format!("/desk/files/{id}"),
        }
    }
}

/// A link to one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLink {
    /// The file's id on record, a UUID.
    pub id: String,
    /// The hash of its bytes.
    pub hash: FileHash,
    /// What it is.
    pub kind: Kind,
    /// The name it is saved under.
    pub name: String,
    /// The page it was asked for on.
    pub page: LinkPage,
    /// The last second it holds, since the epoch, UTC.
    pub until: i64,
}

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It was not made here, or has been changed.
    #[error("the link was not made by this server")]
    Forged,
    /// It has run out; this is the Chinese path on the pages' host where there is a new one.
    #[error("the link has run out")]
    Over(String),
}

impl FileLink {
    /// The link's path under [`crate::http::FILES`]; none where its id is no UUID.
    #[must_use]
    pub fn path(&self, vault: &Vault) -> Option<String> {
        let epoch = vault.newest();
        let id: uuid::Uuid = self.id.parse().ok()?;
        let mut token = vec![epoch, index(&LinkPage::ALL, &self.page), index(&Kind::ALL, &self.kind)];
        token.extend(self.until.to_be_bytes());
        token.extend(id.as_bytes());
        token.extend(self.hash.bytes());
        let proof = mac(vault, &token, &self.name)?.finalize().into_bytes();
        token.extend(proof);
        let name: String =
            form_urlencoded::byte_serialize(self.name.as_bytes()).collect::<String>().replace('+', "%20");
        Some(format!("{}/{}/{name}", crate::http::FILES, URL_SAFE_NO_PAD.encode(token)))
    }

    /// Reads a link's parts as they came in an address, decoded, at `now` in seconds since the epoch. The proof is compared
    /// in constant time, and before anything else is looked at.
    ///
    /// # Errors
    /// [`LinkError`].
    pub fn read(token: &str, name: &str, vault: &Vault, now: i64) -> Result<Self, LinkError> {
        let link = Self::proved(token, name, vault).ok_or(LinkError::Forged)?;
        if now > link.until { Err(LinkError::Over(link.page.path(&link.id))) } else { Ok(link) }
    }

    fn proved(token: &str, name: &str, vault: &Vault) -> Option<Self> {
        let token = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (head, proof) = token.split_first_chunk::<HEAD>()?;
        mac(vault, head, name)?.verify_slice(proof).ok()?;
        let [_, page, kind, rest @ ..] = head;
        let (until, rest) = rest.split_first_chunk()?;
        let (id, hash) = rest.split_first_chunk()?;
        let hash: &[u8; 32] = hash.first_chunk()?;
        Some(Self {
            id: uuid::Uuid::from_bytes(*id).to_string(),
            hash: FileHash::from(*hash),
            kind: *Kind::ALL.get(usize::from(*kind))?,
            name: name.to_owned(),
            page: *LinkPage::ALL.get(usize::from(*page))?,
            until: i64::from_be_bytes(*until),
        })
    }
}

fn index<T: PartialEq>(all: &[T], one: &T) -> u8 {
    all.iter().position(|other| other == one).and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}

/// The proof of a token's head and a name, under the key of the epoch that the head names; none where there is none such.
fn mac(vault: &Vault, head: &[u8], name: &str) -> Option<Hmac<Sha256>> {
    let key = vault.file_link_key(*head.first()?)?;
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&*key).ok()?;
    // The head is always as long, so that nothing the name holds can be taken for a part of it.
    mac.update(head);
    mac.update(name.as_bytes());
    Some(mac)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn p26_a_link_holds_for_its_file_its_name_and_its_time() {
        let folder = tempfile::tempdir().unwrap();
        let key_file = folder.path().join("secret.keys");
        let vault = Vault::open(&key_file).unwrap();
        let link = FileLink {
            id: "019ac1d0-0000-7000-8000-000000000001".to_owned(),
            hash: FileHash::of(b"x"),
            kind: Kind::Pdf,
            name: "营业 执照&a=b+c.pdf".to_owned(),
            page: LinkPage::Desk,
            until: 1000,
        };
        let path = link.path(&vault).unwrap();
        let parts: Vec<&str> = path.split('/').collect();
        assert_eq!((parts.len(), parts[1]), (4, "files"), "{path}");
        let decoded: String = form_urlencoded::parse(parts[3].as_bytes()).map(|(name, _)| name.into_owned()).collect();
        assert_eq!(decoded, link.name);
        let read = |token: &str, name: &str, now: i64| FileLink::read(token, name, &vault, now);
        assert_eq!(read(parts[2], &link.name, 1000), Ok(link.clone()));
        let again = LinkError::Over("/desk/files/019ac1d0-0000-7000-8000-000000000001".to_owned());
        assert_eq!(read(parts[2], &link.name, 1001), Err(again));
        assert_eq!(read(parts[2], "other.pdf", 0), Err(LinkError::Forged));
        // Every bit counts, and nothing may be left out or added.
        let token = URL_SAFE_NO_PAD.decode(parts[2]).unwrap();
        for bit in 0..token.len() * 8 {
            let mut changed = token.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let changed = URL_SAFE_NO_PAD.encode(changed);
            assert_eq!(read(&changed, &link.name, 0), Err(LinkError::Forged), "bit {bit}");
        }
        for length in 0..token.len() {
            assert_eq!(read(&URL_SAFE_NO_PAD.encode(&token[..length]), &link.name, 0), Err(LinkError::Forged));
        }
        for bad in [format!("{}A", parts[2]), format!("{}AAAA", parts[2]), "营业".to_owned()] {
            assert_eq!(read(&bad, &link.name, 0), Err(LinkError::Forged), "{bad}");
        }
        // Another key makes other links; a newer epoch still reads those of the one before.
        let other = Vault::open(&folder.path().join("other.keys")).unwrap();
        assert_eq!(FileLink::read(parts[2], &link.name, &other, 0), Err(LinkError::Forged));
        Vault::begin_epoch(&key_file).unwrap();
        let newer = Vault::open(&key_file).unwrap();
        assert_eq!(FileLink::read(parts[2], &link.name, &newer, 0), Ok(link.clone()));
        assert_ne!(link.path(&newer).unwrap(), path);
        assert_eq!(FileLink { id: "x".to_owned(), ..link }.path(&vault), None);
    }
}
