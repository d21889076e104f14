/**
 * What made-up addresses are made of: labels, suffixes, beginnings and ends that tempt a parser.
 * Nothing but data; whose a host is follows from its parts.
 */

/** As written, and in ASCII. @type {[string, string][]} */
export const LABELS = [
  ["alpha", "alpha"],
  ["Bravo-2", "bravo-2"],
  ["notalpha", "notalpha"],
  ["under_score", "under_score"],
  ["bücher", "xn--bcher-kva"],
  ["BÜCHER", "xn--bcher-kva"],
  ["XN--bcher-KVA", "xn--bcher-kva"],
  ["faß", "xn--fa-hia"],
  ["日本語", "xn--wgv71a119e"],
  ["ＡＬＰＨＡ", "alpha"],
  ["al\u00adpha", "alpha"],
  ["%61lph%61", "alpha"],
  ["b%C3%BCcher", "xn--bcher-kva"],
];

/** Rules of the Public Suffix List of every form, and names that it does not have. @type {[string, string][]} */
export const SUFFIXES = [
  ["com", "com"],
  ["CO.UK", "co.uk"],
  ["com.au", "com.au"],
  ["github.io", "github.io"],
  ["s3.amazonaws.com", "s3.amazonaws.com"],
  ["eu-west-1.elasticbeanstalk.com", "eu-west-1.elasticbeanstalk.com"],
  ["zone-1.compute.amazonaws.com", "zone-1.compute.amazonaws.com"],
  ["k12.ma.us", "k12.ma.us"],
  ["chtr.k12.ma.us", "chtr.k12.ma.us"],
  ["any.ck", "any.ck"],
  ["quarter.kobe.jp", "quarter.kobe.jp"],
  ["рф", "xn--p1ai"],
  ["公司。香港", "xn--55qx5d.xn--j6w193g"],
  ["unheard-of", "unheard-of"],
];

/** Hosts that are a site as they stand: suffixes, exceptions of the list, single labels. */
export const WHOLE = [
  ...["co.uk", "github.io", "com", "x.ck", "k12.ma.us", "quarter.kobe.jp", "localhost", "intranet"],
  ...["www.ck", "city.kobe.jp", "xn--p1ai"],
];
/** Those of them that are exceptions. */
export const EXCEPTIONS = ["www.ck", "city.kobe.jp"];

/** Hosts that give each user a subdomain. */
export const SHARED = ["wordpress.com", "substack.com", "itch.io"];

/** IP addresses in odd spellings. */
export const ADDRESSES = [
  ...[
    "127.0.0.1",
    "0x7f.1",
    "2130706433",
    "0300.0250.1.1",
    "192.168.257",
    "0X7F000001",
    "1.2.3.4.",
  ],
  ...["[::1]", "[2001:DB8::0001]", "[::ffff:1.2.3.4]", "[2001:db8:0:0:1:0:0:1]", "１２７.0.0.1"],
];

/** Where an address leaves the page's, or does not for want of slashes. */
export const BEGINNINGS = [
  ...["http://", "https://", "HTTP://", "hTTps://", "//", "https://", "//"],
  ...["\\\\", "/\\", "https:\\\\", "http:/\\", "http:///", "https:/", "https:", "http:", "HTTPS:"],
];
/** Names before the host. */
export const USERS = ["", "", "", "user@", "user:pa%20ss@", "a@b@", "@", ":@", "co.uk%2F@"];
/** Ports, default and odd ones. */
export const PORTS = ["", "", "", ":80", ":443", ":8080", ":00080", ":", ":65535"];
/** What follows the host. */
export const PATHS = [
  ...[
    "",
    "/",
    "/a/../b",
    "/%41%zz",
    "/a b",
    "\\a\\b",
    "/caf%C3%A9",
    "/日本",
    "?q=1&x=%2F",
    "#part",
  ],
  ...["/a;b=1/./c", "?", "#", "/x@", "/a:b@c", "?@other.example", "#//other.example/", "/<\">'`"],
];

/** Addresses without a host. */
export const RELATIVE = [
  ...[
    "",
    "?",
    "#",
    " ",
    "?a=b",
    "#top",
    "page.html",
    "../up",
    "/root",
    "./",
    "..",
    "\\x",
    "a b",
    "日本",
  ],
  ...[
    "%2e%2e/x",
    "/%2F/other.example",
    ";x",
    "@other.example",
    "x@other.example",
    "&amp;",
    "./a:b",
  ],
];

/** Addresses of other schemes. */
export const ELSEWHERE = [
  ...["mailto:a@other.example", "MAILTO:x", "tel:+4930", "sms:+4930", "javascript:void(0)"],
  ...["JAVASCRIPT:x", " javascript:y", "data:text/html,<a>", "about:blank", "file:///etc/hosts"],
  ...["blob:https://other.example/1", "ftp://other.example/", "ws://other.example/", "urn:isbn:1"],
  ...[
    "chrome-extension://abcdefgh/x.html",
    "moz-extension://1234/x.html",
    "page:8080",
    "x-y.z+1:a",
  ],
];

/** Addresses that a browser may refuse; the hosts of those that it takes end in no known suffix. */
export const BROKEN = [
  ...[
    "http://",
    "https://",
    "//",
    "http://[",
    "http://[::1",
    "http://[1:2]/",
    "http://:80/",
    "///",
  ],
  ...[
    "http://a b.example/",
    "http://a%20b.example/",
    "http://%00.example/",
    "http://ex%zz.example/",
  ],
  ...[
    "http://a.example:99999/",
    "http://a.example:port/",
    "http://a<b.example/",
    "http://a^b.example/",
  ],
  ...["http://a|b.example/", "http://256.256.256.256/", "http://1.2.3.4.5/", "http://a.0x7f/"],
  ...["http://xn--/", "http://xn--a.example/", "http://xn--bcher-.example/", "http://-a-.example/"],
  ...["http://a..example/", "http://.example/", "http://*.example/", "http://a%2Fb.example/"],
  ...["http://a\u200db.example/", "http://\u202ea.example/", "http://a%40b.example/", "https://@/"],
  ...[
    "http://a!b.example/",
    "http://a'b.example/",
    "http://a,b.example/",
    "http://\u2024.example/",
  ],
];
