/* gethostbyname2() of a name, with no family.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    freopen("/dev/null", "w", stderr);
    say_hostent("unspec", gethostbyname2("db", AF_UNSPEC));
}
