/* Groups of groups, and groups that are in themselves.
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
        "a (h1,u1,d1) b\nb (h2,u2,d2) c (h3,u3,d3)\nc (h4,u4,d4)\nd b b\ne e (h5,u5,d5)\n"
        "f g (h6,u6,d6)\ng f (h7,u7,d7)\nh none (h8,u8,d8)\ni none\n");
    for (const char *group = "a\0b\0c\0d\0e\0f\0g\0h\0i\0"; *group; group += 2)
        say_triples(group);
}
