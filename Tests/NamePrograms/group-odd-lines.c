/* What becomes of lines of groups that are not as they should be.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static const char *const lines[] = {
    "good0:x:100:alice,bob",
    "short1",
    "short2:",
    "short3:x",
    "short4:x:",
    "short5:x:105",
    "short6:x:106:",
    "short7::107:",
    "short8::108",
    "extra1:x:110:alice:bob",
    "extra2:x:111:alice:",
    "comma1:x:120:,alice",
    "comma2:x:121:alice,",
    "comma3:x:122:alice,,bob",
    "comma4:x:123:,",
    "comma5:x:124:,,,",
    "blank1:x:130: alice, bob",
    "blank2:x:131:alice ,bob ",
    "blank3:x:132: ",
    "blank4:x:133:alice, ,bob",
    "blank5:x: 134:alice",
    "blank6:x:135 :alice",
    "  blank7:x:136:alice",
    "\tblank8:x:137:alice",
    "blank9 :x:138:alice",
    "blank10:x:139:alice bob",
    "blank11:x:140:alice\t,\tbob",
    "blank12:x:141:  ,  alice",
    "empty1:x::alice",
    ":x:150:alice",
    ":::",
    "::::",
    ":",
    "word1:x:abc:alice",
    "word2:x:160x:alice",
    "word3:x:-1:alice",
    "word4:x:4294967296:alice",
    "word5:x:4294967295:alice",
    "word6:x:4294967294:alice",
    "word7:x:0170:alice",
    "#comment1:x:170:alice",
    "  #comment2:x:171:alice",
    "comment3:x:172:alice # and bob",
    "+",
    "+::",
    "+:::",
    "+nis:::",
    "+nis2:x:5:alice",
    "-nis3:::",
    "-nis4:x:6:alice",
    "@nis5:x:7:alice",
    "double:x:180:alice,alice",
    "last:x:199:last",
};

int main(void)
{
    const struct group *group;
    char name[100];

    put("group", "");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        add("group", lines[i]);
        add("group", "\n");
    }
    while ((group = getgrent()))
        say_group("entry", group);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        snprintf(name, sizeof name, "%.*s", (int)strcspn(lines[i], ":"), lines[i]);
        say_group(name, getgrnam(name));
    }
    for (gid_t gid = 0; gid < 200; gid++)
        if ((group = getgrgid(gid)))
            say_group("by gid", group);
    say_group("blank7, without its blanks", getgrnam("blank7"));
}
