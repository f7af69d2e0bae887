/* What becomes of lines that are not as they should be.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

/* Each has a name of its own, so that one can be asked for. */
static const char *const lines[] = {
    "good0:x:100:100:Good:/home:/bin/sh",
    "short1",
    "short2:",
    "short3:x",
    "short4:x:104",
    "short5:x:105:105",
    "short6:x:106:106:",
    "short7:x:107:107:gecos",
    "short8:x:108:108:gecos:/home",
    "short9:x:109:109:gecos:/home:",
    "short10::110:110:::",
    "short11:x:111:111:::",
    "extra1:x:120:120:g:/h:/s:more",
    "extra2:x:121:121:g:/h:/s:",
    "blank1:x: 130:130:g:/h:/s",
    "blank2:x:131 :131:g:/h:/s",
    "blank3:x:132: 132:g:/h:/s",
    "blank4: x :133:133: g : /h : /s ",
    " blank5:x:134:134:g:/h:/s",
    "\tblank6:x:135:135:g:/h:/s",
    "blank7 :x:136:136:g:/h:/s",
    "blank8:x:137:137:g:/h:/s   ",
    "blank9:x:138:138:g:/h:/s\t",
    "bl ank10:x:139:139:g:/h:/s",
    "empty1:x::140:g:/h:/s",
    "empty2:x:141::g:/h:/s",
    "empty3:x:::g:/h:/s",
    ":x:142:142:g:/h:/s",
    "::::::",
    ":",
    ":::",
    "word1:x:abc:150:g:/h:/s",
    "word2:x:151:abc:g:/h:/s",
    "word3:x:152abc:152:g:/h:/s",
    "word4:x:153:153x:g:/h:/s",
    "  # blank7:x:160:160:g:/h:/s",
    "#comment1:x:161:161:g:/h:/s",
    "comment2:x:162:162:g # gecos:/h:/s # shell",
    "comment3#:x:163:163:g:/h:/s",
    "   ",
    "\t",
    "last:x:199:199:Last:/home:/bin/sh",
};

static void write_lines(void)
{
    put("passwd", "");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        add("passwd", lines[i]);
        add("passwd", "\n");
    }
}

int main(void)
{
    const struct passwd *user;
    char name[100];

    write_lines();
    while ((user = getpwent()))
        say_passwd("entry", user);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        snprintf(name, sizeof name, "%.*s", (int)strcspn(lines[i], ":"), lines[i]);
        say_passwd(name, getpwnam(name));
    }
    for (uid_t uid = 100; uid < 200; uid++)
        if ((user = getpwuid(uid)))
            say_passwd("by uid", user);
    say_passwd("blank5, without its blank", getpwnam("blank5"));
    say_passwd("blank6, without its tab", getpwnam("blank6"));
}
