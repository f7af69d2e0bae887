/* What programs that know nss_wrapper ask: whether somebody else answers in libc's place.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../entry.h"

SHIM_EXPORT bool nss_wrapper_enabled(void)
{
    return entry_given(NAME_PASSWD) && entry_given(NAME_GROUP);
}

SHIM_EXPORT bool nss_wrapper_shadow_enabled(void) { return names_given(NAME_SHADOW); }

SHIM_EXPORT bool nss_wrapper_hosts_enabled(void) { return names_given(NAME_HOSTS); }
