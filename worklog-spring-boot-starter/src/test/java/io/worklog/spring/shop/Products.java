package io.worklog.spring.shop;

import java.math.BigDecimal;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** All products. */
interface Products extends JpaRepository<Product, String> {
    default Product get(String sku) {
        return findById(sku)
                .orElseThrow(() -> new NotPossibleException("there is no such product"));
    }

    /** One statement for many rows, which no entity listener sees. */
    @Modifying
    @Query("update Product p set p.price = p.price * :factor where p.sku like :prefix")
    int mark(BigDecimal factor, String prefix);
}
