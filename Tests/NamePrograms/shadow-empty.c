/* A shadow file with nothing in it, and one that is not there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    put("shadow", "");
    say_shadow("root", getspnam("root"));
    say_shadow("entry", getspent());
    need(unlink(etc("shadow")));
    claim("root", getspnam("root"));
    setspent();
    claim("entry", getspent());
}
