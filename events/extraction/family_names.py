"""Family names that stand first: Chinese, Korean and Vietnamese ones, as the English-language press writes them.

"Xi Jinping" is "Xi" from the second mention on, where "Ada Brandt" is "Brandt".
"""

from __future__ import annotations

CHINESE = """
    bai bao bo cai cao chang chen cheng chi chiang chow cui dai deng ding dong du duan fan fang feng fu gao geng
    gong gu guan guo han hao he ho hong hou hsieh hsu hu hua huang hui jia jiang jiao jin kang kong ku lai lam
    lan lee lei leung li lian liang liao lin ling liu long lou lu lui luo lv ma mao mei meng miao min mo ni ning
    niu pan pang peng pu qi qian qiang qiao qin qiu qu ren rong ruan shang shao shen shi song su sun tam tan
    tang tao teng tian tong tsai tsang tu wan wang wei wen weng wong wu xi xia xiang xiao xie xin xing xiong xu
    xue yan yang yao ye yi yin ying you yu yuan yue yun zeng zha zhai zhan zhang zhao zheng zhong zhou zhu
    zhuang zou zuo
"""
KOREAN = """
    ahn an bae baek ban bang chang cho choe choi chong chung han heo hong hwang hyun im jang jeon jeong jin jo
    ju jung kang ki kim ko koo kwak kwon lee lim min moon nam no noh oh pae paek pak park ra rhee ri rim ro roh
    ryang ryo ryu seo seol shin sim sin so sohn son song suh suk sung to um won woo yang yi yim yoo yoon yu yun
"""
VIETNAMESE = """
    bui cao chau dang dao dinh do doan dong duong ha ho hoang huynh lam le luong luu ly mai ngo nguyen pham phan
    phung quach ta thai to ton tran trinh truong vo vu vuong
"""

FAMILY_NAMES_FIRST = frozenset((CHINESE + KOREAN + VIETNAMESE).split())


def stands_first(words: list[str]) -> bool:
    """Whether the first of a full name's words is the family name."""
    return 2 <= len(words) <= 4 and words[0].lower() in FAMILY_NAMES_FIRST
