/* What becomes of lines of protocols that are not as they should be.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static const char *const lines[] = {"good0 100 alias0",
                                    "name1",
                                    "name2 ",
                                    "name3 abc",
                                    "name4 104x",
                                    "name5 -1",
                                    "name6 0106",
                                    "name7 0x6b",
                                    "name8 256",
                                    "name9 4294967296",
                                    "  name10 110",
                                    "\tname11\t111\talias11\t",
                                    "name12 112#comment",
                                    "name13 113 alias13#x",
                                    "name14 114 # alias14",
                                    "#name15 115",
                                    "name16#x 116",
                                    "name17 117/tcp",
                                    "name18 118 name18",
                                    "NAME19 119",
                                    "name20 120,",
                                    "+name21 121",
                                    "name22 +122",
                                    "name23 123 a b c d e f g",
                                    "näme24 124",
                                    "name25  2147483648",
                                    "name26 99999999999999999999",
                                    "last99 199"};

int main(void)
{
    const struct protoent *protocol;
    char name[100];

    put("protocols", "");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        add("protocols", lines[i]);
        add("protocols", "\n");
    }
    while ((protocol = getprotoent()))
        say_protoent("entry", protocol);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const char *start = lines[i] + strspn(lines[i], " \t#+");

        snprintf(name, sizeof name, "%.*s", (int)strcspn(start, " \t#"), start);
        say_protoent(name, getprotobyname(name));
    }
    for (int number = -2; number < 300; number++)
        if ((protocol = getprotobynumber(number)))
            say_protoent("by number", protocol);
    say_protoent("alias11", getprotobyname("alias11"));
    say_protoent("alias13", getprotobyname("alias13"));
    say_protoent("name19", getprotobyname("name19"));
    say_protoent("f", getprotobyname("f"));
}
