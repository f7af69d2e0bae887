/* Lookups do not move an enumeration.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct passwd *user;

    setpwent();
    while ((user = getpwent())) {
        say_passwd("entry", user);
        getpwnam("nobody");
        getpwuid(0);
        getgrnam("staff");
        getpwnam("mallory");
    }
    endpwent();
}
