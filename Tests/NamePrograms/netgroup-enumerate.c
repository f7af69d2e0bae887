/* setnetgrent() and getnetgrent(): the triples of a group.
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
    say_triples("toys");
    say_triples("anyone");
    say_triples("nobody");
    say_triples("people");
    say_triples("none");
    say_triples("");
    say_triples("TOYS");
}
