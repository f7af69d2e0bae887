/* Lines for NIS, with + and -, are nobody.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static const char *const names[] = {"+",     "+eve", "+@toys", "-adam", "-@toys", "-",
                                    "@toys", "eve",  "adam",   "last",  "+none"};

int main(void)
{
    const struct passwd *user;

    put("passwd",
        "+\n+eve\n+none:x\n+::::::\n+eve::::::\n+eve:x:5:5:::\n+@toys::::::\n-adam\n-adam::::::\n"
        "-adam:x:6:6:::\n-@toys::::::\n-\n+:x:0:0:::\n-:x:7:7:::\n@toys:x:8:8:::\n"
        "last:x:9:9:::\n");
    while ((user = getpwent()))
        say_passwd("entry", user);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        say_passwd(names[i], getpwnam(names[i]));
    for (uid_t uid = 0; uid < 10; uid++)
        say_passwd("by uid", getpwuid(uid));
}
