//! The configuration.

use super::{Facts, when};
use crate::services::provinces::Provinces;

/// Characters of a host that still fit on a label at all.
const LONGEST_HOST: usize = 34;
/// Characters of a host that keep the smallest symbol.
const SHORT_HOST: usize = 14;

/// Whether a host is one that nobody can own (RFC 2606, RFC 6761).
fn is_example(host: &str) -> bool {
    let host = host.split(':').next().unwrap_or_default();
    let ends = |name: &str| host == name || host.ends_with(&format!(".{name}"));
    ["example", "example.com", "example.net", "example.org", "test", "invalid", "localhost"].into_iter().any(ends)
}

pub(super) fn label_host_example(facts: &Facts) -> Vec<String> {
    let batches = facts.open().map(|database| database.batches.as_slice()).unwrap_or_default();
    let printed = batches.iter().filter(|batch| !batch.demo && is_example(&batch.host));
    let mut found: Vec<String> = printed.map(|b| format!("{} real batches lead to {}", b.total, b.host)).collect();
    if facts.is_public() && is_example(&facts.config.label_host) {
        found.push(format!("label_host is {}", facts.config.label_host));
    }
    found
}

pub(super) fn label_host_too_long(facts: &Facts) -> Vec<String> {
    let length = facts.config.label_host.len();
    when(length > LONGEST_HOST, || format!("label_host has {length} characters; {LONGEST_HOST} fit"))
}

pub(super) fn label_host_long(facts: &Facts) -> Vec<String> {
    let length = facts.config.label_host.len();
    when((SHORT_HOST + 1..=LONGEST_HOST).contains(&length), || {
        format!("label_host has {length} characters; up to {SHORT_HOST} keep the smallest symbol")
    })
}

pub(super) fn label_host_changed(facts: &Facts) -> Vec<String> {
    let batches = facts.open().map(|database| database.batches.as_slice()).unwrap_or_default();
    let other = |host: &str| !host.eq_ignore_ascii_case(&facts.config.label_host) && !is_example(host);
    let others = batches.iter().filter(|batch| !batch.demo && other(&batch.host));
    others.map(|batch| format!("{} batches lead to {}", batch.total, batch.host)).collect()
}

pub(super) fn public_url_unset(facts: &Facts) -> Vec<String> {
    when(facts.is_public() && facts.config.public_url.is_none(), || {
        format!("it listens on {} and public_url is not set", facts.config.listen)
    })
}

pub(super) fn public_url_plain(facts: &Facts) -> Vec<String> {
    let plain = facts.config.public_url.as_ref().filter(|url| url.starts_with("http://"));
    plain.filter(|_| facts.is_public()).map(|url| format!("public_url is {url}")).into_iter().collect()
}

pub(super) fn public_url_example(facts: &Facts) -> Vec<String> {
    let host = facts.config.public_url.as_ref().and_then(|url| url.split("//").nth(1));
    let host = host.filter(|host| facts.is_public() && is_example(host));
    host.map(|host| format!("public_url is at {host}")).into_iter().collect()
}

pub(super) fn map_review_no(facts: &Facts) -> Vec<String> {
    when(facts.is_public() && facts.config.map_review_no.is_empty(), || "map_review_no is empty".to_owned())
}

pub(super) fn filing_numbers(facts: &Facts) -> Vec<String> {
    let numbers = [("icp_no", &facts.config.icp_no), ("police_no", &facts.config.police_no)];
    let empty = numbers.into_iter().filter(|(_, number)| facts.is_public() && number.is_empty());
    empty.map(|(name, _)| format!("{name} is empty")).collect()
}

pub(super) fn operator(facts: &Facts) -> Vec<String> {
    let texts = [("operator", &facts.config.operator), ("contact", &facts.config.contact)];
    let empty = texts.into_iter().filter(|(_, text)| facts.is_public() && text.trim().is_empty());
    empty.map(|(name, _)| format!("{name} is empty")).collect()
}

/// What RFC 9106 (section 4, second choice) gives argon2id: 64 MiB in three passes. More of one stands in for less of
/// the other.
const HASHING: u64 = 64 * 1024 * 3;

pub(super) fn passwords(facts: &Facts) -> Vec<String> {
    let cost = &facts.config.passwords;
    when(u64::from(cost.memory_kib) * u64::from(cost.passes) < HASHING, || {
        format!("a password is hashed in {} KiB and {} passes", cost.memory_kib, cost.passes)
    })
}

/// A range that holds a good part of the net is no list of proxies. The whole net is refused when it is read.
pub(super) fn proxies(facts: &Facts) -> Vec<String> {
    let ranges: Vec<String> = facts.config.trusted_proxies.clone().into();
    let wide = |range: &&String| {
        let (address, length) = range.split_once('/').unwrap_or((range, "128"));
        let least = if address.contains(':') { 16 } else { 8 };
        length.parse::<u8>().is_ok_and(|length| length < least)
    };
    ranges.iter().filter(wide).map(|range| format!("trusted_proxies has {range}")).collect()
}

pub(super) fn mail(facts: &Facts) -> Vec<String> {
    let accounts = facts.rows("account");
    when(facts.is_public() && accounts > 0 && !facts.config.mail.has_server(), || {
        format!("mail.smtp_host is empty, and there are {accounts} accounts")
    })
}

pub(super) fn provinces(facts: &Facts) -> Vec<String> {
    let read = facts.config.ip_provinces.as_deref().map(Provinces::read);
    read.and_then(Result::err).map(|error| error.to_string()).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_that_nobody_can_own_are_known() {
        for host in ["daodi.example", "gi.test", "example.com", "a.example.org:8443", "localhost:3000"] {
            assert!(is_example(host), "{host}");
        }
        for host in ["dd.henan.cn", "example.com.cn", "myexample", "gi.henan.gov.cn:8443"] {
            assert!(!is_example(host), "{host}");
        }
    }
}
