/* What becomes of lines of netgroup that are not as they should be.
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

static const char *const lines[] = {"good0 (h,u,d)",
                                    "name1",
                                    "name2 ",
                                    "name3 (h,u)",
                                    "name4 (h)",
                                    "name5 ()",
                                    "name6 (h,u,d",
                                    "name7 h,u,d)",
                                    "name8 (h,u,d,e)",
                                    "name9 (h,u,d)(h2,u2,d2)",
                                    "name10 ( h , u , d )",
                                    "name11 (h, u,d) (,,)",
                                    "name12\t(h,u,d)\t(h2,u2,d2)\t",
                                    "  name13 (h,u,d)",
                                    "name14 (h,u,d) # (x,y,z)",
                                    "#name15 (h,u,d)",
                                    "name16 (h,u,d)#(x,y,z)",
                                    "name17 (h,,) ( ,u, ) (,,d)",
                                    "name18 (-,u,-)",
                                    "name19 (h u,d,e)",
                                    "name20 good0",
                                    "name21 good0 (h2,u2,d2) good0",
                                    "name22 (,, )",
                                    "name23 (\"h\",'u',d)",
                                    "name24(h,u,d)",
                                    "name25 (h,u,d),(h2,u2,d2)",
                                    "name26 (h,u,d) bad) (h2,u2,d2)",
                                    "name27 (h,u,d) (h2,u2) (h3,u3,d3)",
                                    "name28 (hö,ü,dß)",
                                    "NAME29 (h,u,d)",
                                    "good0 (second,second,second)",
                                    "last99 (l,l,l)"};

int main(void)
{
    char name[100];

    put("netgroup", "");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        add("netgroup", lines[i]);
        add("netgroup", "\n");
    }
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const char *start = lines[i] + strspn(lines[i], " \t#");

        snprintf(name, sizeof name, "%.*s", (int)strcspn(start, " \t#("), start);
        say_triples(name);
    }
}
