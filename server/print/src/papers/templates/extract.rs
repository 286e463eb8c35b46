//! The extract of a right: its record, its history, and what shows both to stand in the public log.

use super::{columns, paper, text};
use crate::papers::{Attachment, Block, Issue, Paper, PaperKind, day};
use jiff::civil::Date;

/// Something that was done to the right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtractEvent {
    /// From which day.
    pub day: Date,
    /// What.
    pub what: String,
    /// On what it rests.
    pub basis: String,
}

/// An entry of the public log with its way to the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Its index, from 0.
    pub index: u64,
    /// What was done and when, in words.
    pub what: String,
    /// Hash of the leaf (RFC 6962), base64.
    pub leaf_hash: String,
    /// The hashes beside the way, leaf first, base64.
    pub path: Vec<String>,
}

/// What shows that the acts behind a right stand in the public log, unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogProof {
    /// The entries, oldest first.
    pub entries: Vec<LogLine>,
    /// Size of the tree.
    pub size: u64,
    /// Its root, base64.
    pub root: String,
    /// The signed checkpoint, as it is served.
    pub checkpoint: String,
    /// The verifier keys.
    pub keys: Vec<String>,
    /// How many acts have no number yet, and so no proof.
    pub pending: usize,
    /// The address at which programs get the same.
    pub address: String,
    /// The same for programs, JSON; put into the PDF.
    pub json: String,
}

/// A right as the register has it at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extract {
    /// The enterprise's full name.
    pub enterprise: String,
    /// Its unified social credit code.
    pub uscc: String,
    /// The product's protected name.
    pub product: String,
    /// The right, in words.
    pub protection: String,
    /// Its state, in words, with the days.
    pub state: String,
    /// The announcement that it rests on, with number and day.
    pub announcement: String,
    /// When the artwork's download was opened.
    pub download_opened: Option<Date>,
    /// Until when, where it has a term.
    pub until: Option<Date>,
    /// What was done to it, oldest first.
    pub history: Vec<ExtractEvent>,
    /// The moment for which this says how things stand, in words.
    pub as_of: String,
    /// Address of the right's public page.
    pub page: String,
    /// The proof; none where nothing of it stands in the log.
    pub proof: Option<LogProof>,
}

/// What the foot of an extract says: nobody seals it, it says what is public anyway.
pub const EXTRACT_FOOT: &str =
    "本件由“道地”登记系统依据公开登记信息自动生成，仅反映摘录时的登记情况，不是权利证书；当前状态以公开页面为准。";

/// 登记信息摘录: with the symbol of the public page, and the proof of the log in print and inside the PDF.
#[must_use]
pub fn extract(issue: &Issue, right: &Extract) -> Paper {
    let none = || "未登记".to_owned();
    let fields = [
        ("用标企业", right.enterprise.clone()),
        ("统一社会信用代码", Some(right.uscc.clone()).filter(|code| !code.is_empty()).unwrap_or_else(none)),
        ("地理标志产品", right.product.clone()),
        ("保护依据", right.protection.clone()),
        ("用标授权状态", right.state.clone()),
        ("核准依据", right.announcement.clone()),
        ("矢量图下载开通", right.download_opened.map_or_else(none, day)),
        ("有效期限", right.until.map_or_else(|| "未登记期限".to_owned(), |until| format!("至{}", day(until)))),
        ("摘录时间", right.as_of.clone()),
    ];
    let mut body = vec![
        Block::Fields(fields.map(|(question, answer)| (question.to_owned(), answer)).to_vec()),
        text(
            "以上信息摘自“道地”登记系统，仅说明摘录时的登记情况，不是权利证书，\
             不代替国家知识产权局公告。当前状态请扫描二维码查询。",
        ),
        Block::Symbol { address: right.page.clone(), caption: "该用标授权的公开页面：".to_owned() },
        Block::Heading("登记历史".to_owned()),
    ];
    let row = |(at, event): (usize, &ExtractEvent)| {
        vec![(at + 1).to_string(), day(event.day), event.what.clone(), event.basis.clone()]
    };
    if right.history.is_empty() {
        body.push(text("登记系统没有该授权的变更记录。"));
    } else {
        let head = columns(&[("序号", 2), ("日期", 5), ("事项", 6), ("依据", 10)]);
        body.push(Block::Table(head, right.history.iter().enumerate().map(row).collect()));
    }
    body.push(Block::Heading("公开日志证明".to_owned()));
    match &right.proof {
        Some(proof) => body.extend(printed(proof)),
        None => body.push(text("该授权没有可以出具证明的公开日志条目：它随历史资料导入，或者相关条目尚未编号。")),
    }
    let title = "地理标志专用标志\n使用登记信息摘录";
    let mut paper = paper(PaperKind::Extract, title, issue, None, body);
    paper.attachments.extend(right.proof.as_ref().map(|proof| Attachment {
        name: "log-proof.json".to_owned(),
        media_type: "application/json",
        about: "Proof of the entries in the public log".to_owned(),
        bytes: proof.json.clone().into_bytes(),
    }));
    paper
}

/// The proof in small print: everything that checking by hand takes, but the leaves themselves.
fn printed(proof: &LogProof) -> Vec<Block> {
    let mut lines = vec![
        format!("日志规模：{}条。根哈希：{}", proof.size, proof.root),
        "签名检查点（C2SP tlog-checkpoint）：".to_owned(),
    ];
    lines.extend(proof.checkpoint.lines().map(str::to_owned));
    lines.extend(proof.keys.iter().map(|key| format!("验证公钥：{key}")));
    for entry in &proof.entries {
        lines.push(format!("第{}号条目，{}。叶哈希：{}", entry.index, entry.what, entry.leaf_hash));
        if entry.path.is_empty() {
            lines.push("包含路径：无（日志仅此一条）".to_owned());
        } else {
            let hash = |(at, hash): (usize, &String)| format!("包含路径{}：{hash}", at + 1);
            lines.extend(entry.path.iter().enumerate().map(hash));
        }
    }
    if proof.pending > 0 {
        lines.push(format!("另有{}条登记尚未在日志中编号，编号后可以重新摘录。", proof.pending));
    }
    let how = format!(
        "核对方法：日志为RFC 6962默克尔树。本PDF内附log-proof.json，含各条目原文、叶哈希、包含路径和检查点；\
         取其中任一条的tlog_proof存为文件，用命令daodi log check-proof 文件 --key 验证公钥 离线核对。\
         同样的内容可自{}取得。验证公钥应当从登记系统以外的渠道核对。",
        proof.address
    );
    vec![Block::Small(lines), Block::Small(vec![how])]
}
