/* address_choice.h — which of several addresses getaddrinfo() gives, and in which order.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ADDRESS_CHOICE_H
#define ADDRESS_CHOICE_H

#include "addresses.h"

SHIM_LOCAL void addresses_choose(struct addresses *, const struct addrinfo *hints);

#endif
