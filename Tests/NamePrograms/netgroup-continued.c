/* Lines that go on after a backslash.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void say_triples(const char *group)
{
    char *host, *user, *domain;
    int count = 0;

    printf("%s: %d", group, setnetgrent(group));
    while (count++ < 50 && getnetgrent(&host, &user, &domain)) {
        fputs("; (", stdout);
        print_text(host);
        putchar(',');
        print_text(user);
        putchar(',');
        print_text(domain);
        putchar(')');
    }
    putchar('\n');
    endnetgrent();
}

int main(void)
{
    put("netgroup",
        "a (h1,u1,d1) \\\n  (h2,u2,d2)\\\n(h3,u3,d3)\nb (h4,u4,d4)\n"
        "c \\\n d\nd (h5,u5,d5) \\ (h6,u6,d6)\n# comment \\\ne (h7,u7,d7)\nf (h8,\\\nu8,d8)\n"
        "g (h9,u9,d9) \\");
    say_triples("a");
    say_triples("b");
    say_triples("c");
    say_triples("d");
    say_triples("e");
    say_triples("f");
    say_triples("g");
}
