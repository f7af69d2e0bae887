/* What is a number and what is not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static const char *const numbers[] = {"0",
                                      "007",
                                      "0x10",
                                      "+5",
                                      "-1",
                                      "-2",
                                      "- 3",
                                      " 5",
                                      "5 ",
                                      "4294967293",
                                      "4294967294",
                                      "4294967295",
                                      "4294967296",
                                      "4294967297",
                                      "18446744073709551615",
                                      "18446744073709551616",
                                      "99999999999999999999999",
                                      "-4294967295",
                                      "-4294967296",
                                      "-99999999999999999999999",
                                      "1e3",
                                      "1.5",
                                      "٣",
                                      "+",
                                      "-",
                                      "00000000000000000000000000012",
                                      "\v5",
                                      "\f5",
                                      "+-5"};

int main(void)
{
    const size_t count = sizeof numbers / sizeof *numbers;
    char line[200], name[20];

    put("passwd", "");
    for (size_t i = 0; i < count; i++) {
        snprintf(line, sizeof line, "u%zu:x:%s:10:uid %s:/:\n", i, numbers[i], numbers[i]);
        add("passwd", line);
        snprintf(line, sizeof line, "g%zu:x:10:%s:gid %s:/:\n", i, numbers[i], numbers[i]);
        add("passwd", line);
    }
    for (size_t i = 0; i < count; i++) {
        printf("'%s' ", numbers[i]);
        snprintf(name, sizeof name, "u%zu", i);
        say_passwd("uid", getpwnam(name));
        snprintf(name, sizeof name, "g%zu", i);
        say_passwd("gid", getpwnam(name));
    }
    for (uid_t uid = 4294967290; uid; uid++)
        say_passwd("by uid", getpwuid(uid));
}
