//! One paper of every kind, short and long, with fictional content: for looking at and for tests.

use daodi::application::Kind;
use jiff::civil::{Date, date};
use print::papers::templates::*;
use print::papers::{FOOT, Issue, Paper};

fn day(month: i8, day: i8) -> Date {
    date(2026, month, day)
}

fn issue(long: bool) -> Issue {
    let (office, number) = if long {
        ("济源产城融合示范区市场监督管理局（济源示范区知识产权局）", None)
    } else {
        ("信阳市市场监督管理局（信阳市知识产权局）", Some("信知标〔2026〕12号".to_owned()))
    };
    Issue { office: office.to_owned(), number, day: day(11, 27), foot: FOOT.to_owned() }
}

fn case(long: bool) -> Case {
    Case {
        kind: Kind::New,
        place_checked: true,
        receipt: "20261120-0123".to_owned(),
        applicant: if long {
            "河南省信阳市浉河区董家河镇演示信阳毛尖茶叶种植加工销售农民专业合作社联合社有限公司（虚构）".to_owned()
        } else {
            "演示茶叶有限责任公司".to_owned()
        },
        uscc: "91411500MA44EXAM1X".to_owned(),
        product: if long { "平顶山市叶县特级精制井矿盐".to_owned() } else { "信阳毛尖".to_owned() },
        protection: "地理标志产品（国家质量监督检验检疫总局公告2008年第73号）".to_owned(),
        sent: day(11, 20),
    }
}

fn contact() -> Contact {
    Contact { name: "李喆".to_owned(), phone: "0376-0000000".to_owned() }
}

fn many(texts: &[&str], long: bool) -> Vec<String> {
    let times = if long { 12 } else { 1 };
    texts.iter().cycle().take(texts.len() * times).map(|text| (*text).to_owned()).collect()
}

fn faults(long: bool) -> Vec<Fault> {
    let found = "检测报告的样品批次与申请书所载批次不一致，且未见产品标准GB/T 22737-2008规定的全部检验项目。";
    let fault = |part: &str, found: String| Fault {
        part: part.to_owned(),
        found,
        asked: "请补充提交检测机构出具的检测报告，并在申请书中注明样品批次。".to_owned(),
    };
    let mut faults =
        vec![fault("产品检测报告", found.to_owned()), fault("生产地址", "未注明村级行政区划。".to_owned())];
    if long {
        faults.push(fault("产地范围说明", found.repeat(24)));
        faults.extend((0..30).map(|_| fault("产品检测报告", found.to_owned())));
    }
    faults
}

fn reviewed(long: bool) -> Reviewed {
    let finding = |item: &str, found: &str| Finding { item: item.to_owned(), found: found.to_owned() };
    let mut findings = vec![
        finding("申请人资格", "具有独立生产能力，生产地址位于保护范围内。"),
        finding("产品检测", "检测报告结论为合格，检测项目符合标准要求。"),
    ];
    if long {
        findings.extend((0..25).map(|_| finding("质量管理", "建有生产记录和进货台账，标签印制有台账。")));
    }
    Reviewed {
        to: "河南省市场监督管理局（河南省知识产权局）".to_owned(),
        findings,
        review: if long { Review::City } else { Review::First },
        in_favour: !long,
        opinion: vec!["申请人生产条件、产品质量和管理制度符合地理标志专用标志使用要求。".repeat(if long {
            30
        } else {
            1
        })],
    }
}

fn check(long: bool) -> SiteCheck {
    let place = |name: &str, inside: &str| CheckedPlace {
        name: name.to_owned(),
        address: "信阳市浉河区董家河镇车云村演示组12号".to_owned(),
        size: "320.50亩".to_owned(),
        inside: inside.to_owned(),
    };
    let item = |item: &str, found: &str, verdict: &str| CheckedItem {
        item: item.to_owned(),
        found: found.to_owned(),
        verdict: verdict.to_owned(),
    };
    let mut items = vec![
        item("原料来源", "鲜叶全部来自自有基地，有采收记录。", "符合"),
        item("生产工艺", "杀青、揉捻、理条、烘焙与标准规定一致。", "符合"),
        item("标签设计", "标签样稿未标注标准编号。", "不符合"),
        item("屠宰场所", "——", "不适用"),
    ];
    let mut places = vec![place("车云山茶园", "在范围内"), place("加工厂", "在范围内")];
    if long {
        places.extend((0..20).map(|_| place("分散茶园（农户地块）", "边界附近，由核验人员现场判定在范围内")));
        items.extend((0..40).map(|_| item("产品标识", "包装使用保护名称，与公告一致。", "符合")));
    }
    SiteCheck {
        from: day(11, 24),
        until: if long { day(11, 26) } else { day(11, 24) },
        checkers: vec![
            Checker {
                name: "李喆".to_owned(), office: "浉河区市场监督管理局，执法证号豫S00001".to_owned()
            },
            Checker {
                name: "王堃".to_owned(), office: "浉河区市场监督管理局，执法证号豫S00002".to_owned()
            },
        ],
        attended: "张玥（生产负责人）".to_owned(),
        seen: if long {
            vec!["查看茶园三处、加工车间一处、成品库一处。".to_owned()]
        } else {
            Vec::new()
        },
        places,
        items,
        passed: true,
        conclusion: vec!["生产场所在保护范围内，生产能力与申报一致；请申请人在标签上补充标准编号。".to_owned()],
    }
}

fn cover(long: bool) -> SummaryCover {
    let row = |at: usize| SummaryRow {
        province: "河南省".to_owned(),
        product: if at.is_multiple_of(3) {
            "平顶山市叶县特级精制井矿盐".to_owned()
        } else {
            "信阳毛尖".to_owned()
        },
        enterprise: if at.is_multiple_of(4) {
            case(true).applicant
        } else {
            "演示茶叶有限责任公司".to_owned()
        },
        address: "河南省信阳市浉河区董家河镇车云村演示组12号".to_owned(),
        uscc: "91411500MA44EXAM1X".to_owned(),
        representative: "王堃".to_owned(),
        brand: "演示牌".to_owned(),
        remark: "新申请".to_owned(),
    };
    SummaryCover {
        to: "国家知识产权局".to_owned(),
        batch: "2026年第四批".to_owned(),
        rows: (1..=if long { 93 } else { 3 }).map(row).collect(),
    }
}

fn proof(entries: u64) -> LogProof {
    let hash = |at: usize| format!("{at}9dHDFTUR5m8W2nQ4kqX0pVbYcJ1sLzEaRgTtN7uMwi=");
    LogProof {
        entries: (0..entries)
            .map(|at| LogLine {
                index: 40_000 + at * 17,
                what: "2026年11月20日授予".to_owned(),
                leaf_hash: hash(0),
                path: (1..17).map(hash).collect(),
            })
            .collect(),
        size: 1_204_551,
        root: hash(8),
        checkpoint: format!(
            "gi.example.cn/log\n1204551\n{}\n\n— gi.example.cn/log {}\n",
            hash(8),
            "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8="
        ),
        keys: vec!["gi.example.cn/log+f1a2b3c4+AZw9dHDFTUR5m8W2nQ4kqX0pVbYcJ1sLzEaRgTtN7uMw".to_owned()],
        pending: usize::from(entries > 1),
        address: "https://gi.example.cn/api/v1/authorisations/0190b6f2-7c1e-7000-8000-000000000001/proof".to_owned(),
        json: "{\"entries\":[]}".to_owned(),
    }
}

fn right(long: bool) -> Extract {
    Extract {
        enterprise: case(long).applicant,
        uscc: case(long).uscc,
        product: case(long).product,
        protection: case(long).protection,
        state: "有效（自2026年11月20日起）".to_owned(),
        announcement: "国家知识产权局公告第六五〇号（2026年11月20日）".to_owned(),
        download_opened: (!long).then(|| day(11, 25)),
        until: long.then(|| date(2030, 12, 31)),
        history: (0..if long { 9 } else { 1 })
            .map(|at| ExtractEvent {
                day: date(2026, 1 + at, 20),
                what: if at == 0 { "授予" } else { "核准变更" }.to_owned(),
                basis: "国家知识产权局公告第六五〇号".to_owned(),
            })
            .collect(),
        as_of: "2026年11月27日 09时05分07秒（北京时间）".to_owned(),
        page: "https://gi.example.cn/authorisations/0190b6f2-7c1e-7000-8000-000000000001".to_owned(),
        proof: Some(proof(if long { 9 } else { 1 })),
    }
}

/// Every paper that is looked at, with a name for its file.
pub(super) fn papers(long: bool) -> Vec<(&'static str, Paper)> {
    let (issue, case) = (issue(long), case(long));
    let reasons =
        many(&["申请人为销售企业，在产地范围内不具备生产能力。", "提交的检测报告未附检测机构资质认定证书。"], long);
    let reasons = if long { reasons } else { reasons[..1].to_vec() };
    let appeal = "如不服本决定，可以依法申请行政复议或者提起行政诉讼，受理机关和期限以本机关另行告知为准。";
    let appeal = long.then_some(appeal);
    let announced =
        Approval::Announced { number: "国家知识产权局公告第六五〇号".to_owned(), day: day(11, 20) };
    let granted = if long {
        Approval::Mark {
            ground: "证明商标第3047772号使用许可备案，2026年6月1日至2030年12月31日".to_owned()
        }
    } else {
        announced
    };
    let received = many(&["地理标志专用标志使用申请书", "产品检测报告", "营业执照复印件"], long);
    vec![
        ("acceptance", acceptance(&issue, &case, &received, BASIS, Some(&contact()))),
        ("non_acceptance", non_acceptance(&issue, &case, &reasons, BASIS, appeal).unwrap()),
        (
            "supplement",
            supplement(&issue, &case, (&reasons, &faults(long)), (!long).then(|| day(12, 11)), Some(&contact()))
                .unwrap(),
        ),
        ("first_opinion", first_opinion(&issue, &case, &reviewed(long))),
        ("site_check", site_check(&issue, &case, &check(long)).unwrap()),
        ("summary_cover", summary_cover(&issue, &cover(long))),
        ("summary_sheet", summary_sheet(&issue, &cover(long))),
        ("granted", decision(&issue, &case, &Outcome::Granted(granted), BASIS, None).unwrap()),
        ("refused", decision(&issue, &case, &Outcome::Refused(reasons.clone()), BASIS, appeal).unwrap()),
        ("extract", extract(&issue, &right(long))),
    ]
}

/// An office, an application and a check, for what is refused.
#[cfg(test)]
pub(super) fn for_refusals() -> (Issue, Case, SiteCheck) {
    (issue(false), case(false), check(false))
}
